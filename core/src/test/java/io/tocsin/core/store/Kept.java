package io.tocsin.core.store;

/** What becomes of a domain event or a state in the store: text, and out of it the same again. */
public final class Kept {

    private static final EventJson JSON = new EventJson();

    private Kept() {}

    public static Object roundTrip(Object event) {
        return JSON.read(event.getClass(), JSON.write(event));
    }
}
