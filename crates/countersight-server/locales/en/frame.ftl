# What every page says: the head, the foot, days, problems, the first page and the page about the program.

skip = Skip to the answer
nav-label = Pages
nav-check = Look up
nav-screen = Screen a file
nav-device = Identify a device
nav-measures = Rules
nav-register = Register
nav-about = How it works
list-comma = ,{" "}

reader-open = You have not said who asks, so no rule can be applied to you.
reader-for = Answers for:
reader-on = Law of
reader-choose = Say who asks
reader-change = Change who asks

foot-register = Register of { $version }, fingerprint { $hash }.
foot-clear = No answer here means “clear”: only what the register and the lists named hold can be found.
foot-people = Countersight identifies companies and devices, never people.
foot-about = What it never does

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
period-both = from { $from } to { $until }
period-from = from { $from }, no end date
period-until = start not known, until { $until }
period-unknown = dates not known
as-of = as of { $day }

problem-bad-question = The question cannot be understood
problem-not-found = There is nothing at this address
problem-wrong-method = This address does not take that method
problem-not-ready = This is not there at this moment
problem-unreadable-file = The file cannot be read
problem-too-large = The file is larger than this server takes
problem-wrong-type = A file of this type is not read here
problem-foreign-site = The request came from a page of another site
problem-busy = Too many files are waiting; try again later
problem-too-slow = The answer took longer than this server waits
problem-own-fault = The program made a mistake
error-code = Code of this problem:
error-home = To the first page

pages-label = Parts of this list
pages-before = Earlier
pages-at = { $at } of { $last }
pages-after = Later
filter-label = Show only rows with

home-title = Who is behind it?
home-question = Who is behind it, and which rule binds you?
ask-label = A company, a label, a model or a number
ask-button = Look up
ask-hint = In any script. Also an ISIN, a registration number, a hardware address, a web domain.
check-title = { $text }
ask-too-long = The text is longer than 2,000 characters; hand in a file instead.
home-examples = For example:
home-screen = Drop a spreadsheet of suppliers, devices, payments or holdings, and get a report with the reason for every finding.
home-device = From a hardware address, a model number, a banner or the text of a label to the likely maker.
home-measures = Laws, lists, policies and calls, by place and by day, and what changed between two days.
home-register = { $companies } companies and bodies with their names, owners and evidence; each fact leads to one of { $sources } documents.
home-answers = One of four answers

about-title = How it works, and what it never does
about-lead = One question: does what I am about to buy, sell, ship, fund or already run lead back to a company listed for its role in the mass surveillance of Uyghurs, and if so, which rule binds me, from when, and on what evidence?
about-how = How an answer is found
about-how-1 = A name, label, number or address is compared with the register and with the official lists that were fetched. Names are compared across scripts; a generic word never makes two firms one.
about-how-2 = Label and maker are two answers. A label alone never proves a maker unless it is the maker’s own.
about-how-3 = Owners and subsidiaries are added as far as documents show them, each with its share, its day and its source.
about-how-4 = Every rule is asked: does it bind you, in this place, on this day, for what you want to do? Only a binding rule can forbid.
about-never = What it never does
about-never-clear = It never says that somebody is clear. It says what it found, and against what it compared.
about-never-people = It identifies companies and devices, never people. It stores no natural person, and drops serial numbers, addresses and user names while reading a file.
about-never-login = It never logs in to a device, guesses a password or changes a setting.
about-never-send = These pages ask nobody else: no script, font or picture comes from another server, and none is told what you looked for.
about-never-advice = It is no legal advice. Each rule links to its text; read it before you decide.
about-doubt = Doubt
about-doubt-text = A possible match is a question and not a finding. Facts that no source confirms are marked, and can never forbid. Where sources disagree, all of them are kept. What the company answered stands beside the claim.
about-private = What this server keeps
about-private-text = Nothing of your questions is written to a file. A file that you hand in lies in a private folder while it is read, and is deleted afterwards. There are no cookies; who asks is carried in the address of each page.
about-register = What it rests on
