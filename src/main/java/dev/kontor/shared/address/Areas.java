package dev.kontor.shared.address;

import dev.kontor.shared.database.Sql;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.ProblemCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.dao.DuplicateKeyException;

/// The areas of a zone as its repository keeps them: rows of `zone_areas`, read and written as two arrays.
public final class Areas {

    private Areas() {}

    public static String[] countries(List<Area> areas) {
        return areas.stream().map(Area::country).toArray(String[]::new);
    }

    public static String[] regions(List<Area> areas) {
        return areas.stream().map(Area::regionOrEmpty).toArray(String[]::new);
    }

    /// Reads the columns `countries` and `regions`.
    public static List<Area> of(ResultSet row) throws SQLException {
        var countries = (String[]) row.getArray("countries").getArray();
        var regions = (String[]) row.getArray("regions").getArray();
        return IntStream.range(0, countries.length)
                .mapToObj(index -> Area.of(countries[index], regions[index]))
                .toList();
    }

    /// Says what of a zone is taken: an area, which belongs to one zone only, or the name.
    public static ConflictException taken(DuplicateKeyException taken) {
        boolean area = Sql.constraint(taken).orElse("").equals("zone_areas_pkey");
        var detail = area ? "An area is named twice, or belongs to another zone." : "Another zone has this name.";
        return new ConflictException(
                ProblemCode.ALREADY_EXISTS,
                detail,
                Map.of(),
                List.of(FieldProblem.ofPointer(area ? "/areas" : "/name", "taken", detail)));
    }
}
