package io.tocsin.api.export;

import io.tocsin.mql.ast.Order;
import io.tocsin.mql.ast.Query;
import io.tocsin.mql.schema.Field;
import io.tocsin.projections.page.Page;
import io.tocsin.projections.page.PageRequest;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Goes through all pages of a list, of which one is in memory. */
final class Pages {

    private Pages() {}

    /**
     * Every item of every page; the first page is read at once, the others when they are asked for.
     *
     * @param page reads one
     */
    static <T> Stream<T> all(Function<PageRequest, Page<T>> page) {
        Page<T> first = page.apply(PageRequest.first(PageRequest.LARGEST_LIMIT));
        return Stream.<@Nullable Page<T>>iterate(first, Objects::nonNull, before -> after(before, page))
                .flatMap(some -> some == null ? Stream.empty() : some.items().stream());
    }

    /** The same search in an order in which nothing changes its place meanwhile, unless it asks for one. */
    static Query steady(Query query) {
        return query.order().isEmpty()
                ? new Query(
                        query.expression(),
                        query.asOf(),
                        List.of(new Order(Field.NUMBER, false)),
                        query.limit(),
                        query.figures(),
                        query.targets())
                : query;
    }

    private static <T> @Nullable Page<T> after(@Nullable Page<T> before, Function<PageRequest, Page<T>> page) {
        return before == null || before.next() == null
                ? null
                : page.apply(new PageRequest(PageRequest.LARGEST_LIMIT, before.next()));
    }
}
