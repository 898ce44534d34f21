package io.tocsin.projections.bench;

import io.tocsin.mql.Mql;
import io.tocsin.mql.Reading;
import io.tocsin.mql.ast.Query;
import io.tocsin.mql.schema.Vocabulary;
import io.tocsin.projections.page.PageRequest;
import io.tocsin.projections.past.PastTables;
import io.tocsin.projections.search.AlertSearch;
import io.tocsin.projections.search.IncidentFigures;
import io.tocsin.projections.search.IncidentSearch;
import io.tocsin.projections.search.Past;
import io.tocsin.projections.search.ValueMemory;
import java.time.Duration;
import javax.sql.DataSource;

/** Asks the searches themselves, at the moment at which the data ends. */
final class InProcess implements SearchBenchmark.Asked {

    private static final Duration AT_MOST = Duration.ofMinutes(1);

    private final IncidentSearch incidents;
    private final AlertSearch alerts;
    private final IncidentFigures figures;

    /** @param count of the incidents */
    InProcess(DataSource live, long count) {
        Past past = new PastTables(new LastTenth(count), live, AT_MOST);
        incidents = new IncidentSearch(live, AT_MOST, new ValueMemory(), past);
        alerts = new AlertSearch(live, AT_MOST, new ValueMemory(), past);
        figures = new IncidentFigures(live, AT_MOST, new ValueMemory(), past);
    }

    @Override
    public void ask(Work.Of of, String text) {
        Query query = query(text);
        switch (of) {
            case INCIDENTS -> incidents.page(query, PageRequest.first(PageRequest.DEFAULT_LIMIT), Incident.NOW);
            case ALERTS -> alerts.page(query, PageRequest.first(PageRequest.DEFAULT_LIMIT), Incident.NOW);
            case FIGURES -> figures.of(query, Incident.NOW);
        }
    }

    private static Query query(String text) {
        return switch (Mql.read(text, Vocabulary.incidents())) {
            case Reading.Understood understood -> understood.query();
            case Reading.Refused refused -> throw new IllegalArgumentException(refused.render());
        };
    }
}
