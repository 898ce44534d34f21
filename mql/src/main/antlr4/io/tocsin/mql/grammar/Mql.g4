/*
 * MQL, the language of labels.
 *
 * What is a field, a function or a target, and of which type a value is, is not told apart here but by the check:
 * it knows better what to say about a mistake. So nearly every decision needs one token of lookahead only.
 */
grammar Mql;

query
    : expression? clause* (figures | route)? EOF
    ;

expression
    : conjunction (OR conjunction)*
    ;

conjunction
    : negation (AND negation)*
    ;

negation
    : NOT term=negation                                                    # negated
    | term=primary                                                         # affirmed
    ;

primary
    : LPAREN term=expression RPAREN                                        # group
    | EACH LPAREN term=expression RPAREN                                   # each
    | HAS name=operand                                                     # has
    | text=STRING                                                          # words
    | name=operand test?                                                   # about
    ;

test
    : sign=(EQ | NE | MATCHES | NOT_MATCHES | LT | LE | GT | GE) right=value     # comparison
    | inverted=NOT? IN LPAREN value (COMMA value)* RPAREN                  # membership
    ;

operand
    : LABEL
    | WORD
    ;

value
    : STRING                                                               # quoted
    | word (SIGNED | sign=(PLUS | MINUS) shift=word)?                      # bare
    ;

word
    : WORD
    | SIGNED
    | soft
    ;

/* Keywords that are plain words where a value is expected. */
soft
    : EACH
    | HAS
    | OF
    | BY
    | ASC
    | DESC
    | EVERY
    ;

clause
    : AS OF moment=value                                                   # asOf
    | ORDER BY sort (COMMA sort)*                                          # orderBy
    | LIMIT count=value                                                    # limit
    ;

sort
    : name=operand direction=(ASC | DESC)?
    ;

figures
    : PIPE figure (COMMA figure)* (BY by+=operand (COMMA by+=operand)*)? (EVERY width=value)?
    ;

figure
    : function=WORD (LPAREN name=operand? RPAREN)?
    ;

route
    : ARROW target (COMMA target)*
    ;

target
    : WORD
    | STRING
    ;

AND    options { caseInsensitive = true; } : 'and';
OR     options { caseInsensitive = true; } : 'or';
NOT    options { caseInsensitive = true; } : 'not';
IN     options { caseInsensitive = true; } : 'in';
HAS    options { caseInsensitive = true; } : 'has';
EACH   options { caseInsensitive = true; } : 'each';
AS     options { caseInsensitive = true; } : 'as';
OF     options { caseInsensitive = true; } : 'of';
ORDER  options { caseInsensitive = true; } : 'order';
BY     options { caseInsensitive = true; } : 'by';
ASC    options { caseInsensitive = true; } : 'asc';
DESC   options { caseInsensitive = true; } : 'desc';
LIMIT  options { caseInsensitive = true; } : 'limit';
EVERY  options { caseInsensitive = true; } : 'every';

EQ          : '=';
NE          : '!=';
MATCHES     : '=~';
NOT_MATCHES : '!~';
LT          : '<';
LE          : '<=';
GT          : '>';
GE          : '>=';
LPAREN      : '(';
RPAREN      : ')';
COMMA       : ',';
PIPE        : '|';
ARROW       : '->';
PLUS        : '+';
MINUS       : DASH;

/* What people bring from other languages; never right, but there is advice for each. */
FOREIGN
    : '==' | '===' | '<>' | '=>' | '=<' | '~=' | '!' | '&&' | '||' | '!=~' | '==~' | '~'
    ;

STRING
    : '"' (ESCAPED | ~["\\\r\n])* '"'
    | '\'' (ESCAPED | ~['\\\r\n])* '\''
    ;

UNCLOSED
    : '~'? '"' (ESCAPED | ~["\\\r\n])* '\\'?
    | '~'? '\'' (ESCAPED | ~['\\\r\n])* '\\'?
    ;

LABEL
    : '~' (STRING | (LETTER | DASH)+)
    ;

/* A # before a blank, or at the end of a line; before a letter it is a team, or a part of a word. */
COMMENT
    : '#'+ (~[\p{L}\p{M}\p{N}_./:*@#\r\n-] ~[\r\n]*)? -> channel(HIDDEN)
    ;

/* So that `now -7d` is known from `now - 7d`. */
SIGNED
    : DASH [0-9] (LETTER | DASH)*
    ;

WORD
    : (LETTER | DASH)+
    ;

WS
    : [\p{White_Space}\u200B\uFEFF]+ -> channel(HIDDEN)
    ;

/* So that there is no text without tokens. */
OTHER
    : .
    ;

fragment ESCAPED
    : '\\' ~[\r\n]
    ;

fragment LETTER
    : [\p{L}\p{M}\p{N}_./:*@#]
    ;

/* Not the one of an arrow: gitlab->@team is a word, an arrow and a target. */
fragment DASH
    : '-' {_input.LA(1) != '>'}?
    ;
