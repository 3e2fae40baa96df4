/**
 * The values that FIX 4.4 (volume 6) allows in a field, where it lists them. `100+` means any number from 100 on: reasons that
 * two parties agreed on. A note says where exchanges go beyond FIX 4.4.
 */
export const VALUES: Readonly<Record<number, string>> = {
  13: '1 2 3 4 5 6',
  18: '1 2 3 4 5 6 7 8 9 0 A B C D E F G H I J K L M N O P Q R S U V W X Y Z a b c d e',
  21: '1 2 3',
  // 101 to 103 are the Chinese exchanges (STEP).
  22: '1 2 3 4 5 6 7 8 9 A B C D E F G H I J 101 102 103',
  29: '1 2 3 4',
  39: '0 1 2 3 4 6 7 8 9 A B C D E',
  // B means after hours at a fixed price, U own side best (Shenzhen; FIX 4.2 and 5.0 have the letters).
  40: '1 2 3 4 6 7 8 9 D E G I J K L M P B U',
  54: '1 2 3 4 5 6 7 8 9 A B C D E F G',
  59: '0 1 2 3 4 5 6 7',
  63: '0 1 2 3 4 5 6 7 8 9',
  77: 'O C R F',
  81: '0 1 2 3 4 5 6',
  98: '0 1 2 3 4 5 6',
  // Values from 100 on are the exchange's own codes.
  102: '0 1 2 3 4 5 6 99 100+',
  // Values from 100 on are the exchange's own codes.
  103: '0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 99 100+',
  139: '1 2 3 4 5 6 7 8 9 10 11 12',
  // Peers that stayed with FIX 4.2 use 1 and 2 for a trade.
  150: '0 3 4 5 6 7 8 9 A B C D E F G H I 1 2',
  156: 'M D',
  167: `
    EUSUPRA FAC FADN PEF SUPRA CORP CPP CB DUAL EUCORP XLINKD STRUCT YANK FOR CS PS BRADY EUSOV TBOND TINT
    TIPS TCAL TPRN UST USTB TNOTE TBILL REPO FORWARD BUYSELL SECLOAN SECPLEDGE TERM RVLV RVLVTRM BRIDGE LOFC
    SWING DINP DEFLTED WITHDRN REPLACD MATURED AMENDED RETIRED BA BN BOX CD CL CP DN EUCD EUCP LQN MTN ONITE
    PN PZFJ STN TD XCN YCD ABS CMBS CMO IET MBS MIO MPO MPP MPT PFAND TBA AN COFO COFP GO MT RAN REV SPCLA
    SPCLO SPCLT TAN TAXA TECP TRAN VRDN WAR MF MLEG NONE FUT OPT`,
  201: '0 1',
  203: '0 1',
  233: `
    AMT AUTOREINV BANKQUAL BGNCON COUPON CURRENCY CUSTOMDATE GEOG HAIRCUT INSURED ISSUE ISSUER ISSUESIZE
    LOOKBACK LOT LOTVAR MAT MATURITY MAXSUBS MINQTY MININCR MINDNOM PAYFREQ PIECES PMAX PPM PPL PPT PRICE
    PRICEFREQ PROD PROTECT PURPOSE PXSOURCE RATING REDEMPTION RESTRICTED SECTOR SECTYPE STRUCT SUBSFREQ
    SUBSLEFT TEXT TRDVAR WAC WAL WALA WAM WHOLE YIELD`,
  235: `
    AFTERTAX ANNUAL ATISSUE AVGMATURITY BOOK CALL CHANGE CLOSE COMPOUND CURRENT GROSS GOVTEQUIV INFLATION
    INVERSEFLOATER LASTCLOSE LASTMONTH LASTQUARTER LASTYEAR LONGAVGLIFE MARK MATURITY NEXTREFUND OPENAVG PUT
    PREVCLOSE PROCEEDS SEMIANNUAL SHORTAVGLIFE SIMPLE TAXEQUIV TENDER TRUE VALUE1/32 WORST`,
  373: '0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 99',
  378: '0 1 2 3 4 5 6 7 8 9 10 99',
  380: '0 1 2 3 4 5 6 7',
  385: 'S R',
  388: '0 1 2 3 4 5 6',
  423: '1 2 3 4 5 6 7 8 9 10 11',
  427: '0 1 2',
  434: '1 2',
  442: '1 2 3',
  447: 'B C D E F G H 1 2 3 4 5 6 7 8 9 A I',
  // 4001 is the branch (STEP).
  452: `
    1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 24 25 26 27 28 29 30 31 32 33 34 35 36 37 38
    4001`,
  460: '1 2 3 4 5 6 7 8 9 10 11 12 13',
  468: '0 1 2',
  480: 'Y N M O',
  481: 'Y N 1 2 3',
  484: 'B C D E O P Q S',
  497: 'Y N',
  519: '1 2 3 4 5 6 7 8 9 10 11 12 13 14 15',
  528: 'A G I P R W',
  529: '1 2 3 4 5 6 7 8 9 A',
  544: '1 2 3',
  549: '1 2 3 4',
  581: '1 2 3 4 6 7 8',
  582: '1 2 3 4',
  589: '0 1 2',
  590: '0 1 2',
  591: '0 1',
  635: 'B C E F H I L M 1 2 3 4 5 9',
  638: '0 1',
  660: '1 2 3 4 5 99',
  690: '1 2 4 5',
  775: '0 1 2',
  788: '1 2 3 4',
  803: '1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26',
  835: '0 1',
  836: '0 1 2 3',
  837: '0 1 2',
  838: '1 2',
  840: '1 2 3 4',
  841: '0 1',
  842: '0 1 2 3',
  843: '0 1 2',
  844: '1 2',
  846: '1 2 3 4',
  847: '1 2 3',
  851: '1 2 3',
  854: '0 1',
  865: '1 2 3 4 99',
  875: '1 2 99',
  891: '0 1 2',
  919: '0 1 2 3',
  // 1 designates an account, 2 ends its designation (Shanghai); 3 is Shenzhen's custody transfer.
  8502: '1 2 3',
}
