package io.tocsin.api.stream;

import java.util.Locale;

/** One event of the stream as it goes over the wire; shared by all readers that get it. */
sealed interface Told {

    /** In the format of server-sent events, with the empty line behind it. */
    String text();

    /**
     * Something that happened.
     *
     * @param position that a reader who has it has come to
     */
    record News(long position, String text) implements Told {

        static News incident(long position, String json) {
            return new News(position, Told.event("incident", json) + Told.at(position));
        }

        static News gone(long position, long number) {
            return new News(position, Told.event("gone", "{\"number\":" + number + '}') + Told.at(position));
        }
    }

    /** The last that a reader hears. */
    record End(Why why) implements Told {

        @Override
        public String text() {
            return Told.event(
                            "end",
                            "{\"reason\":\"" + why.name().toLowerCase(Locale.ROOT) + "\",\"detail\":\"" + why.detail
                                    + "\"}")
                    + '\n';
        }
    }

    /** Why a stream ends. */
    enum Why {
        SLOW("Expected a reader that keeps up, but too much waits for it; come back with the last id"),
        STOPPING("Tocsin stops; come back with the last id");

        private final String detail;

        Why(String detail) {
            this.detail = detail;
        }
    }

    /** @param json without line breaks */
    static String event(String name, String json) {
        return "event: " + name + "\ndata: " + json + '\n';
    }

    /** Ends an event; without one before it, it only says where the reader is. */
    static String at(long position) {
        return "id: " + position + "\n\n";
    }
}
