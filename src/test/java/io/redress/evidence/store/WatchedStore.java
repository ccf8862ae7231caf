package io.redress.evidence.store;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** A place for objects in which a test can do something just before the place does. */
class WatchedStore implements ObjectStore {

    private final ObjectStore place;

    WatchedStore(ObjectStore place) {
        this.place = place;
    }

    void beforeRemoval(String sha256) throws IOException {}

    void beforeKeeping(Arrival arrival) throws IOException {}

    @Override
    public void keep(Arrival arrival) throws IOException {
        beforeKeeping(arrival);
        place.keep(arrival);
    }

    @Override
    public boolean holds(String sha256) throws IOException {
        return place.holds(sha256);
    }

    @Override
    public InputStream open(String sha256) throws IOException {
        return place.open(sha256);
    }

    @Override
    public void remove(String sha256) throws IOException {
        beforeRemoval(sha256);
        place.remove(sha256);
    }

    @Override
    public List<String> list(String prefix) throws IOException {
        return place.list(prefix);
    }

    @Override
    public String claim(String database) throws IOException {
        return place.claim(database);
    }
}
