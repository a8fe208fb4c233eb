// Divides whole numbers to the nearest floating-point number, as Python does.
const quotient = (a, b) => {
  if (typeof a === "number") return a / b;
  const far = (a < 0n ? -a : a) << 128n;
  const whole = far / b;
  const size = Number(whole | BigInt(whole * b !== far)) / 2 ** 128;
  return a < 0n ? -size : size;
};
// Rounds to a whole number, halves to even.
const even = (x) => {
  const up = Math.round(x);
  return up - x === 0.5 && up % 2 ? up - 1 : up;
};
const rounded = (a, unit) => a === null ? null
  : even(quotient(a * (typeof a === "number" ? 10000 : 10000n), unit)) / 10000 + 0;
// Rounds a fraction to 4 places after it is divided; only 32nds can lie halfway.
const fraction = (a, b) => {
  const x = quotient(a, b);
  return (Math.abs(x * 32 % 2) === 1 ? even(x * 1e4) / 1e4 : Number(x.toFixed(4))) + 0;
};
const both = (...all) => all.includes(false) ? false : all.includes(null) ? null : true;
const either = (...all) => all.includes(true) ? true : all.includes(null) ? null : false;
const known = (f, ...all) => all.includes(null) ? null : f(...all);
const greatest = (...all) => all.reduce((a, b) => a > b ? a : b);
