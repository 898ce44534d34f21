package io.tocsin.core.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class PostgresForTestsIT {

    @Test
    void givesEachCallerADatabaseOfItsOwn() throws SQLException {
        try (PostgresForTests.Database one = PostgresForTests.freshDatabase();
                PostgresForTests.Database other = PostgresForTests.freshDatabase()) {
            assertThat(one.name()).isNotEqualTo(other.name());
            try (Connection connection = one.dataSource().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE mine (id int)");
            }
            assertThat(tables(one.jdbcUrl())).isOne();
            assertThat(tables(other.jdbcUrl())).isZero();
        }
    }

    private static int tables(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM pg_tables WHERE tablename = 'mine'")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
