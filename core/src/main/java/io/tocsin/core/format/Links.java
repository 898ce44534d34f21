package io.tocsin.core.format;

import io.tocsin.core.event.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/** Links: those that a browser may follow, {@code http} and {@code https}. */
final class Links {

    static final int MAX = 100;

    /** The title of the way back to where an alert was made. */
    static final String SOURCE = "source";

    private static final List<String> FIELDS = List.of("title", "url");

    private Links() {}

    /** The way back to where the alert was made; none when it cannot be followed. */
    static List<Link> source(@Nullable String url) {
        return url != null && canBeFollowed(url) ? List.of(new Link(SOURCE, url)) : List.of();
    }

    /** Reads the array of links that this token must be. */
    static List<Link> read(Json json) {
        if (json.is(JsonToken.VALUE_NULL)) {
            return List.of();
        }
        json.expect(JsonToken.START_ARRAY, "an array of links");
        List<Link> links = new ArrayList<>();
        while (json.next() != JsonToken.END_ARRAY) {
            if (links.size() == MAX) {
                throw json.refused("Expected at most 100 links, but there are more");
            }
            links.add(link(json));
        }
        return List.copyOf(links);
    }

    private static Link link(Json json) {
        json.expect(JsonToken.START_OBJECT, "a link {\"title\", \"url\"}");
        Fields fields = new Fields(FIELDS, true);
        String title = null;
        String url = null;
        for (String name = json.nextMember(); name != null; name = json.nextMember()) {
            fields.knows(json, name);
            if (name.equals("title")) {
                title = json.textOrNothing();
            } else {
                url = url(json);
            }
        }
        if (url == null) {
            throw json.refused(fields.missing("url"));
        }
        return new Link(title == null ? url : title, url);
    }

    private static String url(Json json) {
        String url = json.text();
        if (!canBeFollowed(url)) {
            throw json.refused("Expected a URL that starts with http:// or https://, but it is " + Text.quoted(url));
        }
        return url;
    }

    private static boolean canBeFollowed(String url) {
        String start = url.substring(0, Math.min(8, url.length())).toLowerCase(Locale.ROOT);
        int host = start.startsWith("https://") ? 8 : start.startsWith("http://") ? 7 : url.length();
        return host < url.length() && url.chars().noneMatch(c -> c <= ' ' || c == 0x7F);
    }
}
