package io.tocsin.projections.schema;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Makes the tables of the read side in a schema of their own. All SQL of this module names tables without a schema: give it
 * a {@link DataSource} whose connections have the schema as theirs ({@link java.sql.Connection#setSchema}).
 */
public final class ProjectionsSchema {

    /** The schema that people are answered from. */
    public static final String LIVE = "projections";

    /** The schema in which a rebuild runs, beside the live one. */
    public static final String REBUILD = "projections_rebuild";

    private ProjectionsSchema() {}

    /**
     * Creates the schema when there is none and brings its tables up to date; its history is kept in it and goes with it.
     *
     * @param dataSource may create schemas; which one its connections have does not matter
     * @throws org.flywaydb.core.api.FlywayException when it cannot
     */
    public static void migrate(DataSource dataSource, String schemaName) {
        Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:db/projections")
                .schemas(schemaName)
                .defaultSchema(schemaName)
                .createSchemas(true)
                .table("schema_history")
                .load()
                .migrate();
    }
}
