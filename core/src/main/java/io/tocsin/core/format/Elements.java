package io.tocsin.core.format;

/**
 * Steps through the elements of a body that is one array; what they are, others read. So that an element can be read by
 * several ways, the array itself is no business of the JSON parser's.
 */
final class Elements {

    private final byte[] body;
    private int at;
    private boolean first = true;

    /** @param what the elements are called */
    Elements(byte[] body, int from, String what) {
        this.body = body;
        this.at = blank(body, from);
        if (at == body.length || body[at] != '[') {
            throw notAnArray(what);
        }
        at++;
    }

    /** Whether there is another element; after the last, nothing may follow the array. */
    boolean hasNext() {
        at = blank(body, at);
        boolean closed = at < body.length && body[at] == ']';
        if (closed) {
            return end();
        }
        if (!first) {
            comma();
        }
        first = false;
        if (at == body.length || body[at] == ',' || body[at] == ']') {
            throw wrong("Expected an element");
        }
        return true;
    }

    /** Where the element starts. */
    int start() {
        return at;
    }

    /** The element has been read up to here. */
    void endedAt(int end) {
        at = end;
    }

    /** Up to where a parser may look for this element: a bare word or number ends where it ends. */
    static int limit(byte[] body, int start) {
        if (start < body.length && (body[start] == '{' || body[start] == '[' || body[start] == '"')) {
            return body.length;
        }
        int end = start;
        while (end < body.length && body[end] != ',' && body[end] != ']' && !isBlank(body[end])) {
            end++;
        }
        return end;
    }

    static int blank(byte[] body, int from) {
        int i = from;
        while (i < body.length && isBlank(body[i])) {
            i++;
        }
        return i;
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }

    private void comma() {
        if (at == body.length || body[at] != ',') {
            throw wrong("Expected , or ] after an element");
        }
        at = blank(body, at + 1);
    }

    private boolean end() {
        at = blank(body, at + 1);
        if (at < body.length) {
            throw wrong("Expected nothing after the array");
        }
        return false;
    }

    private Refused wrong(String expected) {
        String found = at == body.length ? "the body ends here (cut short?)" : "there is '" + (char) body[at] + "'";
        return Refused.whole(at, null, expected + ", but " + found);
    }

    private Refused notAnArray(String what) {
        try (Json json = Json.over(body, at, body.length)) {
            json.next();
            return json.rejected("Expected an array of " + what + ", but it is " + json.found());
        }
    }
}
