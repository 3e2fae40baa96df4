/** The number of a client's card or passbook: the client number, a running number, and a check digit (ISO/IEC 7812-1, Luhn). */
export function cardNumber(clientNo: number, nth: number): string {
  const digits = `${clientNo}${String(nth).padStart(2, '0')}`
  return digits + String(luhn(digits))
}

function luhn(digits: string): number {
  const sum = [...digits].toReversed().reduce((total, digit, i) => {
    const doubled = i % 2 === 0 ? Number(digit) * 2 : Number(digit)
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return (10 - (sum % 10)) % 10
}
