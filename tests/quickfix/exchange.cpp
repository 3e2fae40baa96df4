// An exchange on QuickFIX: takes orders, fills them at once (price 1.00 rests), cancels, tells states.
// Usage: exchange PORT FOLDER DICTIONARY. It validates by the dictionary. FOLDER keeps QuickFIX's numbers and `orders.log`,
// one line an order executed: an order that comes again after a crash is answered again with the same execution ids, and not executed again.
#include <quickfix/Application.h>
#include <quickfix/FileStore.h>
#include <quickfix/Message.h>
#include <quickfix/Session.h>
#include <quickfix/SessionSettings.h>
#include <quickfix/SocketAcceptor.h>

#include <unistd.h>

#include <fcntl.h>
#include <fstream>
#include <iostream>
#include <set>
#include <sstream>
#include <string>

namespace {

std::string field(const FIX::FieldMap &map, int tag) { return map.isSetField(tag) ? map.getField(tag) : ""; }

class Exchange : public FIX::Application {
 public:
  explicit Exchange(const std::string &folder) : log_(open((folder + "/orders.log").c_str(), O_CREAT | O_APPEND | O_WRONLY, 0644)) {
    std::ifstream known(folder + "/orders.log");
    for (std::string line; std::getline(known, line);) executed_.insert(line.substr(0, line.find(' ')));
  }

  void onCreate(const FIX::SessionID &) override {}
  void onLogon(const FIX::SessionID &) override { std::cout << "logon" << std::endl; }
  void onLogout(const FIX::SessionID &) override { std::cout << "logout" << std::endl; }
  void toAdmin(FIX::Message &, const FIX::SessionID &) override {}
  void toApp(FIX::Message &, const FIX::SessionID &) throw(FIX::DoNotSend) override {}
  void fromAdmin(const FIX::Message &message, const FIX::SessionID &) throw(
      FIX::FieldNotFound, FIX::IncorrectDataFormat, FIX::IncorrectTagValue, FIX::RejectLogon) override {
    if (message.getHeader().getField(35) == "3") std::cout << "rejected " << message.toString() << std::endl;
  }

  void fromApp(const FIX::Message &message, const FIX::SessionID &session) throw(
      FIX::FieldNotFound, FIX::IncorrectDataFormat, FIX::IncorrectTagValue, FIX::UnsupportedMessageType) override {
    const std::string type = message.getHeader().getField(35);
    if (type == "D") takeOrder(message, session);
    else if (type == "F") takeCancel(message, session);
    else if (type == "H") report(message, session, "I", executed_.count(field(message, 11)) ? "0" : "8", "S" + std::to_string(++statusNo_));
    else throw FIX::UnsupportedMessageType();
  }

 private:
  void takeOrder(const FIX::Message &message, const FIX::SessionID &session) {
    const std::string id = message.getField(11);
    if (executed_.insert(id).second) {
      const std::string line = id + " " + (field(message.getHeader(), 43) == "Y" ? "again" : "first") + "\n";
      if (write(log_, line.data(), line.size()) < 0) std::cerr << "orders.log cannot be written" << std::endl;
    }
    report(message, session, "0", "0", "N" + id);
    if (message.getField(44) != "1.00") report(message, session, "F", "2", "F" + id);
  }

  void takeCancel(const FIX::Message &message, const FIX::SessionID &session) {
    report(message, session, "4", "4", "C" + message.getField(11));
  }

  static void report(const FIX::Message &of, const FIX::SessionID &session, const std::string &execType,
                     const std::string &status, const std::string &execId) {
    const bool isFill = execType == "F";
    const std::string quantity = of.isSetField(38) ? of.getField(38) : "100";
    FIX::Message message;
    message.getHeader().setField(35, "8");
    message.setField(37, "X" + of.getField(11));
    for (int tag : {11, 41, 1, 55, 48, 22, 207, 54, 44}) if (of.isSetField(tag)) message.setField(tag, of.getField(tag));
    message.setField(17, execId);
    message.setField(150, execType);
    message.setField(39, status);
    message.setField(38, quantity);
    message.setField(151, status == "0" ? quantity : "0");
    message.setField(14, isFill ? quantity : "0");
    message.setField(6, isFill ? of.getField(44) : "0");
    if (isFill) {
      message.setField(32, quantity);
      // As many writers do: zeros at the end.
      message.setField(31, of.getField(44) + "000000");
      message.setField(880, "T" + of.getField(11));
    }
    message.setField(58, "\xe6\x88\x90\xe4\xba\xa4");
    FIX::Session::sendToTarget(message, session);
  }

  int log_;
  int statusNo_ = 0;
  std::set<std::string> executed_;
};

std::string settingsOf(const std::string &port, const std::string &folder, const std::string &dictionary) {
  return "[DEFAULT]\nConnectionType=acceptor\nSocketAcceptPort=" + port +
         "\nSocketReuseAddress=Y\nSocketNodelay=Y\nStartTime=00:00:00\nEndTime=00:00:00\nUseDataDictionary=Y\n"
         "ValidateFieldsOutOfOrder=Y\nValidateFieldsHaveValues=Y\nDataDictionary=" + dictionary + "\n"
         "FileStorePath=" + folder + "\n[SESSION]\nBeginString=FIX.4.4\nSenderCompID=QF\nTargetCompID=GUITAI\n";
}

}  // namespace

int main(int count, char **words) {
  if (count != 4) return 2;
  try {
    Exchange exchange(words[2]);
    std::istringstream text(settingsOf(words[1], words[2], words[3]));
    FIX::SessionSettings settings(text);
    FIX::FileStoreFactory store(settings);
    FIX::SocketAcceptor acceptor(exchange, store, settings);
    acceptor.start();
    std::cout << "listening" << std::endl;
    // Ends with its standard input: when the driver is gone, nothing is left behind.
    for (std::string line; std::getline(std::cin, line);) {}
    acceptor.stop();
    return 0;
  } catch (const std::exception &error) {
    std::cerr << error.what() << std::endl;
    return 1;
  }
}
