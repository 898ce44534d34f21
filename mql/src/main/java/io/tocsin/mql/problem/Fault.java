package io.tocsin.mql.problem;

/** What kind of mistake it is, for programs; people read the message. */
public enum Fault {
    /** The text has more bytes than are allowed; nothing else was looked at. */
    TEXT_TOO_LONG,
    /** Parentheses or nots are nested too deep; nothing else was looked at. */
    NESTED_TOO_DEEP,
    TOO_MANY_VALUES,
    TOO_MANY_TERMS,
    TOO_MANY_RULES,
    /** All rules of a text together need more memory than they may. */
    RULES_TOO_BIG,
    REGEX_TOO_BIG,
    /** Half a character, or NUL: no text that could be kept or compared. */
    NOT_TEXT,
    SYNTAX,
    UNKNOWN_NAME,
    WRONG_OPERATOR,
    WRONG_VALUE,
    WRONG_REGEX,
    /** Right by itself, but not here, or not twice. */
    MISPLACED
}
