"""What the operating system says of a file, by the name that it has for it."""

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
    "EMFILE": {"nl": "er staan te veel bestanden open", "en": "too many files are open"},
    "ELOOP": {"nl": "de koppelingen gaan in een kring", "en": "the links go round in a circle"},
    "ENAMETOOLONG": {"nl": "de naam is te lang", "en": "the name is too long"},
}
