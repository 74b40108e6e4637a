# Who asks, and files that are handed in.

profile-title = Who asks?
profile-lead = The same camera has different answers for a federal agency, a council and a household. Answer what applies to you; leave the rest.
profile-do = What do you want to do?
profile-any = I do not know yet, or several of these
profile-where = Where are you?
profile-where-hint = The country, state or region whose law binds you. Rules of a wider union are added.
profile-nowhere = Not said
profile-group-money = Whose money is it?
profile-group-body = For whom do you act?
profile-group-firm = If you act for a firm or for yourself
profile-when = Which day’s law?
profile-conclude = Show what follows
profile-concluded = What follows from your answers
profile-roles = You ask as
profile-action = You want to do
profile-not-said = not said
profile-implied = This brings with it:
profile-go = Go on with this
profile-carried = The address of each page carries this on. Nothing is stored, and nobody is told.

screen-lead = Hand in a list of suppliers, bids, devices, payments, holdings or parts. Each row gets one of four answers, with its reason.
screen-open = You have not said who asks. Without it a match can only be a question.
screen-file = File to screen
screen-forms = CSV, Excel, ODS, JSON, plain lists, or a ZIP of them. Drop it here or choose it.
screen-button = Screen this file
screen-private = The file stays on this server, in a private folder, and is deleted as soon as it was read. What was found is deleted when you say so, after an hour, or when the server stops.
screen-example = Try it first
screen-example-text = Ten cameras of a school district that does not exist, which pays for them with a federal grant.
screen-example-button = Screen the example
screen-kept = Files that were screened
job-title = { $file }: what was found
job-open = Screened for a reader of whom nothing was said.
job-for = Screened for:
job-waiting = waits
job-running = is being screened
job-done = screened
job-failed = could not be screened
job-cancelled = stopped
job-means-waiting = Other files come first; this one waits for its turn.
job-means-running = The file is being screened.
job-means-done = All is screened.
job-means-failed = The file could not be screened.
job-means-cancelled = The screening was stopped.
job-progress = How far the file is read
job-rows = { $n ->
    [one] One row.
   *[other] { $n } rows.
}
job-stop = Stop and delete
job-forget = Delete what was found
job-forget-text = It is also deleted after an hour, and when the server stops.
job-downloads = Download
job-downloads-text = The HTML report is one file without a request to anywhere: to print, sign, attach and keep. The reports are in English.
job-found = { $n ->
    [one] One finding
   *[other] { $n } findings
}
job-none = Nothing fits this choice.
job-filter-answer = Answers
job-filter-text = Rows that hold
job-read-as = Read as
job-not-judged = Not judged
job-remarks = Set right or passed over
