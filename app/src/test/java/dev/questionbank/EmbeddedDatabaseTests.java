package dev.questionbank;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.questionbank.db.Database;
import dev.questionbank.testing.RunningApplication;
import dev.questionbank.testing.TestDatabase;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class EmbeddedDatabaseTests extends RunningApplication {

    @Autowired
    private Database database;

    @Test
    void letsNobodyInWithoutAPassword() {
        assumeFalse(TestDatabase.isOnServer(), "the server of the tests is not the embedded one");

        assertThatThrownBy(() -> DriverManager.getConnection(database.getJdbcUrl(), "root", "")
                        .close())
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("Access denied");
    }
}
