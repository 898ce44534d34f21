package io.tocsin.api.contract;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** Answers as CSV by RFC 4180, in UTF-8, written as the rows come. */
public final class Csv {

    public static final String TYPE = "text/csv";

    /** What spreadsheets take for the beginning of a formula. */
    private static final String FORMULAS = "=+-@\t\r";

    private Csv() {}

    /** Closes the rows. Texts that a spreadsheet would take for a formula get an apostrophe in front. */
    public static <R extends List<?>> void write(HttpServletResponse response, List<String> header, Stream<R> rows)
            throws IOException {
        response.setContentType(TYPE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader(header.toArray(String[]::new))
                .get();
        try (rows;
                CSVPrinter out = new CSVPrinter(response.getWriter(), format)) {
            Iterator<R> each = rows.iterator();
            while (each.hasNext()) {
                out.printRecord(each.next().stream().map(Csv::safe).toList());
            }
        }
    }

    static @Nullable Object safe(@Nullable Object cell) {
        return cell instanceof String text && !text.isEmpty() && FORMULAS.indexOf(text.charAt(0)) >= 0
                ? "'" + text
                : cell;
    }
}
