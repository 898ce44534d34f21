package io.tocsin.mql.ast;

/**
 * To whom a rule gives what it matches.
 *
 * @param name without the sign of its kind; not empty
 */
public record Target(Kind kind, String name) {

    /** As it is written. */
    @Override
    public String toString() {
        return kind.sign + name;
    }

    /** Who can hold an incident. */
    public enum Kind {
        PERSON("@"),
        TEAM("#"),
        SCHEDULE("schedule:"),
        ROBOT("robot:");

        private final String sign;

        Kind(String sign) {
            this.sign = sign;
        }

        /** What is written before the name. */
        public String sign() {
            return sign;
        }
    }
}
