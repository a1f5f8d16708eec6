// Package names knows how people's names are written: how a profile decorates them, what a person
// would write instead, and whether two of them are forms of one name.
//
// [Parse] takes a displayed name apart ("Dr. ANNA KIM, MBA (She/Her)"), [ParseFields] the two fields
// that a profile keeps. [Recipient.Set] gets somebody ready once; a recipient's methods judge words and greetings of a
// note on every keystroke and allocate nothing unless there is something to mend.
//
// Names follow no grammar, so everything here is a best guess from habits of writing: what is not
// known to be a title, a credential or a decoration is taken to be part of the name.
package names
