package io.tocsin.projections.page;

/** The limit or the cursor makes no sense; the text says what was expected. */
public final class BadPageRequest extends IllegalArgumentException {

    private final String parameter;

    BadPageRequest(String parameter, String message) {
        super(message);
        this.parameter = parameter;
    }

    /** {@code limit} or {@code cursor}. */
    public String parameter() {
        return parameter;
    }
}
