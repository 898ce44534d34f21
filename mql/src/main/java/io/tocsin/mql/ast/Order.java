package io.tocsin.mql.ast;

import io.tocsin.mql.schema.Field;

/**
 * One step of {@code order by}.
 *
 * @param field an {@linkplain Field#orderable() orderable} one
 */
public record Order(Field field, boolean descending) {}
