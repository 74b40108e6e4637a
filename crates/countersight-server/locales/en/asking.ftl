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
