package io.tocsin.projections.page;

import io.tocsin.projections.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * As {@link Cursor}, of texts, any of which may be missing.
 *
 * @param list its name: a cursor of another list is refused
 * @param size how many texts it has
 */
public record TextCursor(String list, int size) {

    private static final int LONGEST = 16_384;

    public String write(List<@Nullable String> texts) {
        List<@Nullable String> all = new ArrayList<>(texts);
        all.addFirst(list);
        byte[] json = Json.write((Object) all).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json);
    }

    /**
     * The texts of the last item of the page before; empty for the first page.
     *
     * @throws BadPageRequest when the cursor is not one of this list
     */
    public Optional<List<@Nullable String>> read(PageRequest request) {
        String cursor = request.cursor();
        if (cursor == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(parse(cursor));
        } catch (RuntimeException e) {
            throw foreign();
        }
    }

    /** For one that could be read, but says what no cursor of this list says. */
    public static BadPageRequest foreign() {
        return new BadPageRequest(
                "cursor", "Expected the \"next\" of a page of this list, but the cursor is not one of its cursors");
    }

    private static boolean isStorable(String text) {
        return text.codePoints()
                .noneMatch(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    }

    private List<@Nullable String> parse(String cursor) {
        if (cursor.length() > LONGEST) {
            throw new IllegalArgumentException("too long");
        }
        String json = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        List<@Nullable String> texts = Json.readList(json, String.class);
        if (texts.size() != size + 1 || !list.equals(texts.getFirst())) {
            throw new IllegalArgumentException("another list");
        }
        if (texts.stream().anyMatch(text -> text != null && !isStorable(text))) {
            throw new IllegalArgumentException("a text that no table has");
        }
        return texts.subList(1, texts.size());
    }
}
