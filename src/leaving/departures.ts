import type { Departure } from './departure';

const stillByJpay = 'https://www.jpay.com/';

/**
 * The systems that left JPay or are leaving it, by the sources of the dossier (section 5). A system whose sources
 * contradict each other (Minnesota, Michigan, New York) has no row: no alarm without a source.
 */
export const departures: readonly Departure[] = [
  {
    id: 'california',
    system: 'California (CDCR)',
    agencies: ['california department of corrections', 'california dept of corrections', 'cdcr'],
    stage: 'left',
    deadlines: [
      { what: 'mail', at: '2022-07-01' },
      // The notice says 11:59 PM EST, in summer: taken by the clock that is ahead, so that nobody comes too late.
      { what: 'old-mail', at: '2022-07-22T23:59-04:00' },
      { what: 'stamp-refund', at: '2022-08-08T23:59-04:00' },
    ],
    successors: [
      { name: 'GTL (ViaPath)', address: 'https://www.gettingout.com/' },
      { name: 'Securus', address: 'https://securustech.net/cdcr' },
    ],
    refund: {
      phone: '(800) 574-5729',
      email: 'support@jpay.com',
      subject: 'CDCR Stamp Balance',
      fields: ['name', 'email', 'phone'],
      socialPages: ['https://www.facebook.com/JPayLLC', 'https://twitter.com/JPay_com'],
    },
    sources: [
      { title: 'JPay’s notice on its website, July 2022', address: stillByJpay },
      {
        title: 'San Quentin News: JPay contract expires',
        address: 'https://sanquentinnews.com/jpay-contract-expires/',
      },
      { title: 'CDCR: Family resources', address: 'https://www.cdcr.ca.gov/family-resources/' },
    ],
    checkedOn: '2026-11-22',
  },
  {
    id: 'ohio',
    system: 'Ohio (ODRC)',
    agencies: ['ohio department of rehabilitation', 'odrc'],
    stage: 'left',
    deadlines: [{ what: 'mail', at: '2023-07' }],
    successors: [{ name: 'ViaPath (GTL)', address: 'https://web.connectnetwork.com/' }],
    sources: [{ title: 'WKBN, June 30, 2023', address: 'https://www.wkbn.com/' }],
    checkedOn: '2026-11-22',
  },
  {
    id: 'texas',
    system: 'Texas (TDCJ)',
    agencies: ['texas department of criminal justice', 'tdcj', 'jpay vantiv (texas department of criminal'],
    stage: 'moving',
    since: '2022',
    deadlines: [],
    successors: [{ name: 'Securus', address: 'https://securustech.net/tdcj' }],
    sources: [
      {
        title: 'Securus: Texas Department of Criminal Justice',
        address: 'https://securushelp.com/topics/texas-department-of-criminal-justice/',
      },
    ],
    checkedOn: '2026-11-22',
  },
  {
    id: 'georgia',
    system: 'Georgia (GDC)',
    agencies: ['georgia department of corrections', 'gdc'],
    stage: 'moving',
    since: '2023-01',
    deadlines: [],
    successors: [{ name: 'Securus', address: 'https://securustech.net/' }],
    sources: [
      { title: 'Shadowproof, January 30 and February 28, 2023', address: 'https://shadowproof.com/' },
    ],
    checkedOn: '2026-11-22',
  },
  {
    id: 'washington',
    system: 'Washington (DOC)',
    agencies: ['washington department of corrections', 'washington state department of corrections'],
    stage: 'moving',
    since: '2022-05-03',
    deadlines: [],
    successors: [{ name: 'Securus', address: 'https://securustech.net/' }],
    sources: [
      {
        title: 'Washington DOC, May 3, 2022',
        address: 'https://www.doc.wa.gov/news/2022/05032022p.htm',
      },
    ],
    checkedOn: '2026-11-22',
  },
  {
    id: 'missouri',
    system: 'Missouri (DOC)',
    agencies: ['missouri department of corrections'],
    stage: 'moving',
    since: '2023',
    deadlines: [],
    successors: [{ name: 'Securus', address: 'https://securustech.net/' }],
    sources: [{ title: 'Missouri DOC: Email', address: 'https://doc.mo.gov/programs/family-friends/email' }],
    checkedOn: '2026-11-22',
  },
  {
    id: 'new-jersey',
    system: 'New Jersey (NJDOC)',
    agencies: ['new jersey department of corrections', 'njdoc'],
    stage: 'moving',
    since: '2025-03',
    deadlines: [],
    successors: [{ name: 'ViaPath', address: 'https://web.connectnetwork.com/' }],
    sources: [
      {
        title: 'The Marshall Project, May 9, 2025',
        address: 'https://www.themarshallproject.org/2025/05/09/new-jersey-prison-jpay-viapath-tablet',
      },
    ],
    checkedOn: '2026-11-22',
  },
  {
    id: 'virginia',
    system: 'Virginia (VADOC)',
    agencies: ['virginia department of corrections', 'vadoc'],
    stage: 'moving',
    since: '2026-02-09',
    deadlines: [],
    successors: [{ name: 'ViaPath', address: 'https://web.connectnetwork.com/' }],
    sources: [
      { title: 'EIN Presswire, February 9, 2026', address: 'https://www.einpresswire.com/article/890749012' },
      { title: 'WVTF, March 11, 2026', address: 'https://www.wvtf.org/' },
    ],
    checkedOn: '2026-11-22',
  },
  {
    id: 'tennessee',
    system: 'Tennessee (TDOC)',
    agencies: ['tennessee department of correction'],
    stage: 'moving',
    since: '2024',
    deadlines: [],
    successors: [{ name: 'ViaPath', address: 'https://web.connectnetwork.com/' }],
    sources: [
      { title: 'Filter: ViaPath tablets', address: 'https://filtermag.org/viapath-prison-tablets-security/' },
    ],
    checkedOn: '2026-11-22',
  },
];
