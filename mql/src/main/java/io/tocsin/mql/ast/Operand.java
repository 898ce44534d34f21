package io.tocsin.mql.ast;

import io.tocsin.mql.schema.Field;

/** What is asked about. */
public sealed interface Operand {

    /** A field by its name. */
    record OfField(Field field) implements Operand {}

    /**
     * A label of the alerts; its values are text.
     *
     * @param name without the {@code ~}
     */
    record OfLabel(String name) implements Operand {}
}
