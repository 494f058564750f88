/*
 * What an address looks like, wherever it stands. Addresses are those of the United States, where JPay is. All of them look
 * at folded text (folded-text.ts), and none can take longer than the text is long: every repetition is bounded.
 */

const streets = [
  ...['Street', 'St', 'Avenue', 'Ave', 'Av', 'Boulevard', 'Blvd', 'Road', 'Rd', 'Drive', 'Dr', 'Lane', 'Ln'],
  ...['Court', 'Ct', 'Place', 'Pl', 'Circle', 'Cir', 'Highway', 'Hwy', 'Parkway', 'Pkwy', 'Terrace', 'Ter'],
  ...['Trail', 'Trl', 'Way', 'Square', 'Sq', 'Loop', 'Route', 'Rte', 'Pike', 'Alley', 'Plaza', 'Broadway'],
];
/** Those that hardly ever follow a number and a word or two in a sentence about something else. */
const plainStreets = [
  'street',
  'st',
  'avenue',
  'ave',
  'blvd',
  'boulevard',
  'rd',
  'hwy',
  'highway',
  'pkwy',
  'ln',
];

const stateCodes =
  'AL|AK|AZ|AR|CA|CO|CT|DE|DC|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|ND|OH|OK|OR|PA|PR|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY';
const stateNames =
  'Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|Puerto Rico|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington|West Virginia|Wisconsin|Wyoming';

/** What a prison is called, behind a name of its own: JPay's contacts name the system alone. */
const facilities = [
  ...['Correctional Institution', 'Correctional Institute', 'Correctional Facility', 'Correctional Center'],
  ...['Correctional Complex', 'Correction Center', 'Corrections Center', 'State Prison', 'Penitentiary'],
  ...['Detention Center', 'Detention Facility', 'Reformatory', 'Prison', 'Jail', 'Unit', 'C.I.', 'CI'],
];

const anyCase = (words: readonly string[]): string =>
  words.flatMap((word) => [word, word.toUpperCase(), word.toLowerCase()]).join('|');
const noWordAfter = String.raw`(?![\p{L}\p{N}])`;
const noWordBefore = String.raw`(?<![\p{L}\p{N}])`;
/** "Apt 4", "#12", "Unit B". */
const unit = String.raw`(?:,? ?(?:${anyCase(['Apt', 'Apartment', 'Unit', 'Suite', 'Ste', 'Bldg', 'Building', 'Room', 'Rm', 'Cell', 'Bed'])}|#)\.? ?#?[\p{L}\p{N}-]{1,6}${noWordAfter})?`;
const house = String.raw`\d{1,6}(?:-\d{1,4})?[A-Za-z]?`;

export const addressPatterns: readonly RegExp[] = [
  // E-mail
  /[\p{L}\p{N}._%+'-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,6}\p{L}{2,24}/gu,
  /[\p{L}\p{N}._%+'-]{1,64} ?[([{] ?at ?[)\]}] ?[\p{L}\p{N}-]{1,63}(?: ?(?:\.|[([{] ?dot ?[)\]}]) ?[\p{L}\p{N}-]{1,63}){1,6}/giu,
  // Web addresses that write a character as a number: anything can stand in them.
  /https?:\/\/[^ %]{0,2000}%[0-9a-f]{2}[^ ]{0,2000}/giu,
  // Telephones
  /(?<!\d)(?:\+?1[ .\-/]{0,3})?(?:\( ?\d{3} ?\)|\d{3})[ .\-/\u2010-\u2015]{0,3}\d{3}[ .\-/\u2010-\u2015]{0,3}\d{4}(?!\d)/gu,
  /(?<!\d)\d{3}[-.\u2010-\u2015]\d{4}(?!\d)/gu,
  /\+\d(?:[ ().\-/]{0,2}\d){6,14}/gu,
  // Streets and post-office boxes
  new RegExp(
    String.raw`${noWordBefore}${house} (?:[\p{Lu}\d][\p{L}\p{N}.'’-]{0,30} ){0,5}(?:${anyCase(streets)})${noWordAfter}\.?${unit}`,
    'gu',
  ),
  new RegExp(
    String.raw`${noWordBefore}\d{2,6} (?:[\p{L}\d][\p{L}\p{N}.'’-]{0,30} ){1,3}(?:${plainStreets.join('|')})${noWordAfter}\.?${unit}`,
    'gu',
  ),
  /(?<![\p{L}\p{N}])P\.? ?O\.? ?(?:Box|Drawer) ?#?[\p{L}\p{N}-]{1,10}/giu,
  // Facilities: "Fakeville Correctional Institution", "at Made Up Unit"
  new RegExp(
    String.raw`${noWordBefore}(?:\p{Lu}[\p{L}.'’-]{0,30} ){1,4}(?:${facilities
      .flatMap((name) => [name, name.toUpperCase()])
      .map((name) => name.replaceAll('.', '\\.'))
      .join('|')})${noWordAfter}`,
    'gu',
  ),
  // City, state and ZIP
  new RegExp(
    String.raw`(?:\p{Lu}[\p{L}.'’-]{0,30},? ){0,4}${noWordBefore}(?:${stateCodes}|${stateNames}|${stateNames.toUpperCase()})\.?,? \d{5}(?:-\d{4})?(?!\d)`,
    'gu',
  ),
  new RegExp(
    String.raw`\p{L}[\p{L}.'’-]{0,30}, ?(?:${stateCodes}|${stateNames})\.?,? \d{5}(?:-\d{4})?(?!\d)`,
    'giu',
  ),
  /(?<!\d)\d{5}-\d{4}(?!\d)/gu,
];
