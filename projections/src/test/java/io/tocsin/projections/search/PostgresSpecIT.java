package io.tocsin.projections.search;

import io.tocsin.mql.ast.Query;
import io.tocsin.mql.spec.MqlSpecSuite;
import io.tocsin.mql.spec.SampleData;
import io.tocsin.projections.Tables;
import io.tocsin.projections.fold.SampleTables;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** PostgreSQL answers as the files say. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresSpecIT extends MqlSpecSuite {

    private final Tables tables = new Tables();
    private final IncidentSearch search = new IncidentSearch(tables.live, Duration.ofSeconds(20), new ValueMemory());

    @BeforeAll
    void write() {
        SampleTables.write(tables, data().incidents(), data().now());
    }

    @AfterAll
    void close() {
        tables.close();
    }

    /** A rule is asked for what it matches. */
    @Override
    protected List<Long> find(Query query, SampleData data) {
        Query asked = new Query(query.expression(), null, query.order(), query.limit(), null, List.of());
        return search.numbers(asked, data.now(), Integer.MAX_VALUE);
    }
}
