package io.redress.database;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.redress.startup.CannotStart;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;

class ServerCheckTests {

    @Test
    void acceptsAServerThatAnswers() {
        TestDatabase database = TestDatabase.empty();

        assertThatCode(() -> ServerCheck.requireUsable(at(database.url()))).doesNotThrowAnyException();
    }

    @Test
    void saysThatNobodyAnswers() {
        assertThatThrownBy(() -> ServerCheck.requireUsable(at("jdbc:postgresql://localhost:1/redress")))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("No connection to jdbc:postgresql://localhost:1/redress")
                .hasMessageContaining("Check that the server runs")
                .message()
                .hasLineCount(1);
    }

    @Test
    void saysThatTheDatabaseIsMissing() {
        String url = TestDatabase.empty().url().replaceFirst("/test_\\d+", "/nowhere");

        assertThatThrownBy(() -> ServerCheck.requireUsable(at(url)))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("Create the database");
    }

    @Test
    void keepsAPasswordInTheAddressToItself() {
        assertThatThrownBy(() -> ServerCheck.requireUsable(
                        at("jdbc:postgresql://localhost:1/redress?user=redress&password=hunter2")))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("jdbc:postgresql://localhost:1/redress")
                .message()
                .doesNotContain("hunter2");
    }

    @Test
    void refusesOtherDatabases() {
        assertThatThrownBy(() -> ServerCheck.requireUsable(at("jdbc:h2:mem:x")))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("PostgreSQL only");
    }

    @ParameterizedTest
    @ValueSource(ints = {9, 13})
    void refusesWhatIsTooOld(int version) {
        assertThatThrownBy(() -> ServerCheck.requireSupported(version))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("needs 14 to 17");
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 17, 18})
    void takesWhatIsSupportedOrNewer(int version) {
        assertThatCode(() -> ServerCheck.requireSupported(version)).doesNotThrowAnyException();
    }

    private static JdbcConnectionDetails at(String url) {
        return new JdbcConnectionDetails() {
            @Override
            public String getJdbcUrl() {
                return url;
            }

            @Override
            public @Nullable String getUsername() {
                return null;
            }

            @Override
            public @Nullable String getPassword() {
                return null;
            }
        };
    }
}
