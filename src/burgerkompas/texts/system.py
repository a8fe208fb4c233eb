"""What others say of a file: the system, by its name for an error; the YAML parser, as it says it.

What isn't here is shown as it was said.
"""

SYSTEM = {
    "EACCES": {"nl": "je hebt er geen rechten voor", "en": "you have no rights to it"},
    "EPERM": {"nl": "dat mag hier niet", "en": "that is not allowed here"},
    "ENOENT": {"nl": "die map of dat bestand is er niet", "en": "no such folder or file"},
    "EISDIR": {"nl": "dit is een map", "en": "this is a folder"},
    "ENOTDIR": {"nl": "een deel van het pad is geen map", "en": "a part of the path is no folder"},
    "EEXIST": {"nl": "dit bestaat al", "en": "this is there already"},
    "ENOSPC": {"nl": "de schijf is vol", "en": "the disk is full"},
    "EDQUOT": {"nl": "je ruimte op de schijf is op", "en": "your room on the disk is used up"},
    "EFBIG": {"nl": "het bestand wordt te groot", "en": "the file becomes too large"},
    "EROFS": {"nl": "van deze schijf kun je alleen lezen", "en": "this disk can only be read"},
    "EIO": {"nl": "de schijf geeft een fout", "en": "the disk gives an error"},
    "EBADF": {"nl": "het staat niet open", "en": "it is not open"},
    "EMFILE": {"nl": "er staan te veel bestanden open", "en": "too many files are open"},
    "ELOOP": {"nl": "de koppelingen gaan in een kring", "en": "the links go round in a circle"},
    "ENAMETOOLONG": {"nl": "de naam is te lang", "en": "the name is too long"},
    "could not find expected ':'": {
        "nl": "er ontbreekt een dubbele punt",
        "en": "a colon is missing",
    },
    "mapping values are not allowed in this context": {
        "nl": "hier kan geen dubbele punt staan, of de regel springt verkeerd in",
        "en": "a colon can't stand here, or the line is indented wrongly",
    },
    "found character that cannot start any token": {
        "nl": "met dit teken kan niets beginnen; zet er aanhalingstekens om",
        "en": "nothing can begin with this character; put it in quotation marks",
    },
    "did not find expected key": {
        "nl": "hier hoort een sleutel te staan, even ver ingesprongen als die erboven",
        "en": "a key is expected here, indented as those above it",
    },
    "did not find expected '-' indicator": {
        "nl": "hier hoort een streepje te staan, zoals erboven",
        "en": "a dash is expected here, as above",
    },
    "did not find expected ',' or ']'": {
        "nl": "er ontbreekt een komma of een sluithaak",
        "en": "a comma or a closing bracket is missing",
    },
    "did not find expected ',' or '}'": {
        "nl": "er ontbreekt een komma of een sluitende accolade",
        "en": "a comma or a closing brace is missing",
    },
    "found unexpected end of stream": {
        "nl": "een aanhalingsteken wordt nergens gesloten",
        "en": "a quotation mark is never closed",
    },
    "found unknown escape character": {
        "nl": "na \\ staat iets onbekends; gebruik enkele aanhalingstekens",
        "en": "something unknown follows a \\; use single quotation marks",
    },
    "did not find expected comment or line break": {
        "nl": "na | of > begint de tekst op een nieuwe regel",
        "en": "after | or > the text begins on a new line",
    },
    "did not find expected node content": {
        "nl": "hier hoort een waarde te staan; zet er aanhalingstekens om",
        "en": "a value is expected here; put it in quotation marks",
    },
    "found unexpected document indicator": {
        "nl": "voor deze regel is een aanhalingsteken nog niet gesloten",
        "en": "a quotation mark is not closed before this line",
    },
    "found a tab character that violates indentation": {
        "nl": "een tab kan niet inspringen; neem spaties",
        "en": "a tab can't indent; use spaces",
    },
    "found a tab character where an indentation space is expected": {
        "nl": "een tab kan niet inspringen; neem spaties",
        "en": "a tab can't indent; use spaces",
    },
    "mapping keys are not allowed in this context": {
        "nl": "hier kan geen vraagteken staan; zet er aanhalingstekens om",
        "en": "a question mark can't stand here; put it in quotation marks",
    },
    "block sequence entries are not allowed in this context": {
        "nl": "hier kan geen streepje staan; een lijst begint op een nieuwe regel",
        "en": "a dash can't stand here; a list begins on a new line",
    },
    "did not find expected hexdecimal number": {
        "nl": "na \\x of \\u hoort een teken als getal; gebruik enkele aanhalingstekens",
        "en": "a character as a number belongs after \\x or \\u; use single quotation marks",
    },
    "found invalid Unicode character escape code": {
        "nl": "na \\u staat een half teken of een dat er niet is",
        "en": "half a character, or one that doesn't exist, follows a \\u",
    },
    "did not find expected <document start>": {
        "nl": "hier staat iets na het einde",
        "en": "something stands here after the end",
    },
}
