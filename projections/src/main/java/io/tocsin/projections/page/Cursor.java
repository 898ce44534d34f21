package io.tocsin.projections.page;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * The sort key of the last item of a page, as text that means nothing to anybody else (base64url): the name of the list and
 * numbers.
 */
public final class Cursor {

    private static final int LONGEST = 256;
    private static final String SEPARATOR = " ";

    private final String list;
    private final int size;

    /**
     * The cursors of one list.
     *
     * @param list its name, without blanks: a cursor of another list is refused
     * @param size how many numbers its sort key has
     */
    public Cursor(String list, int size) {
        this.list = list;
        this.size = size;
    }

    public String write(long... key) {
        String text = LongStream.of(key).mapToObj(n -> SEPARATOR + n).collect(Collectors.joining("", list, ""));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The sort key after which the page begins; empty for the first page.
     *
     * @throws BadPageRequest when the cursor is not one of this list
     */
    public Optional<List<Long>> read(PageRequest request) {
        String cursor = request.cursor();
        if (cursor == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(parse(cursor));
        } catch (IllegalArgumentException e) {
            throw new BadPageRequest(
                    "cursor", "Expected the \"next\" of a page of this list, but the cursor is not one of its cursors");
        }
    }

    private List<Long> parse(String cursor) {
        if (cursor.length() > LONGEST) {
            throw new IllegalArgumentException("too long");
        }
        String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        String[] parts = text.split(SEPARATOR, -1);
        if (parts.length != size + 1 || !parts[0].equals(list)) {
            throw new IllegalArgumentException("another list");
        }
        return Arrays.stream(parts).skip(1).map(Long::valueOf).toList();
    }
}
