package io.redress.security;

import io.redress.startup.CannotStart;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.digest.PasswordManager;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.impl.util.EncryptionUtil;
import org.springframework.stereotype.Component;

/**
 * Refuses to start in production with the people of a demonstration that was held on the same database before, as long
 * as their passwords are those that everybody knows.
 */
@Component
class KnownPasswords {

    KnownPasswords(ProcessEngine engine, SecurityProperties properties) {
        if (properties.production()) {
            List<String> open = people(engine);
            if (!open.isEmpty()) {
                throw new CannotStart(
                        ("redress.production is on, and %s in this database still sign in with the password of a"
                                        + " demonstration. Start with redress.production=false and redress.demo=false, and remove"
                                        + " them in Admin or give them other passwords.")
                                .formatted(String.join(", ", open)));
            }
        }
    }

    /** Who signs in with the own name. Compared here and not tried, since the engine counts failures against the person. */
    static List<String> people(ProcessEngine engine) {
        IdentityService identity = engine.getIdentityService();
        PasswordManager passwords =
                ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getPasswordManager();
        return identity
                .createUserQuery()
                .userIdIn(People.DEMO.stream().map(Person::id).toArray(String[]::new))
                .list()
                .stream()
                .filter(UserEntity.class::isInstance)
                .map(UserEntity.class::cast)
                .filter(person -> person.getPassword() != null
                        && passwords.check(
                                EncryptionUtil.saltPassword(person.getId(), person.getSalt()), person.getPassword()))
                .map(UserEntity::getId)
                .sorted()
                .toList();
    }
}
