/**
 * Stands in for d3-time and d3-time-format, which d3's scales import for axes of time: no figure here
 * has one, and each page would come with 14 kB of calendars and names of months.
 */
function missing() {
  throw new Error('No figure has an axis of time: see scripts/not-needed.');
}

export {
  missing as timeFormat,
  missing as utcFormat,
  missing as timeTickInterval,
  missing as timeTicks,
  missing as utcTickInterval,
  missing as utcTicks,
  missing as timeDay,
  missing as timeHour,
  missing as timeMinute,
  missing as timeMonth,
  missing as timeSecond,
  missing as timeWeek,
  missing as timeYear,
  missing as utcDay,
  missing as utcHour,
  missing as utcMinute,
  missing as utcMonth,
  missing as utcSecond,
  missing as utcWeek,
  missing as utcYear,
};
