package io.tocsin.projections.search;

import io.tocsin.mql.Mql;
import io.tocsin.mql.Reading;
import io.tocsin.mql.ast.Query;
import io.tocsin.mql.schema.Vocabulary;

/** Queries of the tests, which are right. */
final class Asked {

    private Asked() {}

    static Query query(String text) {
        return switch (Mql.read(text, Vocabulary.incidents())) {
            case Reading.Understood understood -> understood.query();
            case Reading.Refused refused -> throw new AssertionError(refused.render());
        };
    }
}
