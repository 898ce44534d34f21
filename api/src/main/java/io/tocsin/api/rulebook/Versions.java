package io.tocsin.api.rulebook;

import io.tocsin.projections.page.Cursor;
import io.tocsin.projections.page.Page;
import io.tocsin.projections.page.PageRequest;
import java.util.List;

/** A page of the list of versions. */
final class Versions {

    private static final Cursor CURSOR = new Cursor("rulebooks", 1);

    private Versions() {}

    /** @param all the newest first */
    static Page<RulebookView> page(List<RulebookView> all, PageRequest request) {
        long before = CURSOR.read(request).orElse(List.of(Long.MAX_VALUE)).getFirst();
        List<RulebookView> rest = all.stream()
                .filter(version -> version.version() < before)
                .limit(request.limit() + 1L)
                .map(RulebookView::withoutText)
                .toList();
        return Page.of(rest, request.limit(), version -> CURSOR.write(version.version()));
    }
}
