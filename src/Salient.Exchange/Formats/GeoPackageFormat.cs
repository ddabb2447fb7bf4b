using System.Globalization;
using Microsoft.Data.Sqlite;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Salient.Exchange.Tables;

namespace Salient.Exchange.Formats;

/// <summary>GeoPackage 1.3 (OGC 12-128r17): one layer of points; rows without one have none. The notice describes the layer.</summary>
internal static class GeoPackageFormat
{
    /// <summary>EPSG 4326, WGS 84: what the layer's coordinates are in.</summary>
    private const int Wgs84 = 4326;

    /// <summary>"GPKG" as <c>application_id</c>, and version 1.3.0 as <c>user_version</c> (requirement 2).</summary>
    private const string Made = "PRAGMA application_id = 1196444487; PRAGMA user_version = 10300;";

    /// <summary>Tables that every GeoPackage has (annex C of the standard), with the reference systems that it asks for.</summary>
    private const string Frame = """
        CREATE TABLE gpkg_spatial_ref_sys (
            srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL,
            definition TEXT NOT NULL, description TEXT);
        CREATE TABLE gpkg_contents (
            table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '',
            last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
            min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
            CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
        CREATE TABLE gpkg_geometry_columns (
            table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL,
            z TINYINT NOT NULL, m TINYINT NOT NULL,
            CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), CONSTRAINT uk_gc_table_name UNIQUE (table_name),
            CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
            CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
        INSERT INTO gpkg_spatial_ref_sys VALUES
            ('Undefined Cartesian', -1, 'NONE', -1, 'undefined', NULL), ('Undefined geographic', 0, 'NONE', 0, 'undefined', NULL),
            ('WGS 84', 4326, 'EPSG', 4326, 'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],'
                || 'PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433],AUTHORITY["EPSG","4326"]]', NULL);
        """;

    private const string InsertContents = """
        INSERT INTO gpkg_contents (table_name, data_type, identifier, description, min_x, min_y, max_x, max_y, srs_id)
        VALUES ($0, 'features', $1, $2, $3, $4, $5, $6, $7)
        """;

    /// <summary>Writes the table. SQLite needs a file: it is made in the temporary folder and copied.</summary>
    public static void Write(ExchangeTable table, Stream output)
    {
        var folder = Directory.CreateTempSubdirectory("salient-gpkg-");
        try
        {
            var file = Path.Combine(folder.FullName, "layer.gpkg");
            var address = new SqliteConnectionStringBuilder { DataSource = file, Pooling = false };
            using (var connection = new SqliteConnection(address.ToString()))
            {
                connection.Open();
                Fill(connection, table);
            }

            using var made = File.OpenRead(file);
            made.CopyTo(output);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Fill(SqliteConnection connection, ExchangeTable table)
    {
        Run(connection, null, Made + Frame);
        using var transaction = connection.BeginTransaction();
        var columns = string.Concat(table.Columns.Select(c => $", {Named(c.Name)} {TypeOf(c.Kind)}"));
        const string Key = "fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL";
        Run(connection, transaction, $"CREATE TABLE {Named(table.Name)} ({Key}, geom POINT{columns})");
        var points = table.Rows.Where(r => r.Latitude is not null && r.Longitude is not null).ToList();
        Run(connection, transaction, InsertContents, table.Name, table.Title, table.Notice,
            points.Min(p => p.Longitude), points.Min(p => p.Latitude), points.Max(p => p.Longitude), points.Max(p => p.Latitude), Wgs84);
        Run(connection, transaction, "INSERT INTO gpkg_geometry_columns VALUES ($0, 'geom', 'POINT', $1, 0, 0)", table.Name, Wgs84);
        var names = string.Concat(table.Columns.Select(c => ", " + Named(c.Name)));
        var values = string.Concat(table.Columns.Select((_, i) => Parameter(i + 1, ", ")));
        var insert = $"INSERT INTO {Named(table.Name)} (geom{names}) VALUES ($0{values})";
        foreach (var row in table.Rows)
        {
            Run(connection, transaction, insert, [Geometry(row), .. row.Cells.Select(Cell)]);
        }

        transaction.Commit();
    }

    private static byte[]? Geometry(TableRow row) => row is { Latitude: { } latitude, Longitude: { } longitude }
        ? new GeoPackageGeoWriter().Write(new Point(longitude, latitude) { SRID = Wgs84 }) : null;

    private static object? Cell(object? value) => value is NodaTime.LocalDate ? Cells.Words(value) : value;

    private static string TypeOf(ColumnKind kind) => kind switch
    {
        ColumnKind.Number => "DOUBLE",
        ColumnKind.Whole => "INTEGER",
        ColumnKind.Day => "DATE",
        ColumnKind.Flag => "BOOLEAN",
        _ => "TEXT",
    };

    private static string Named(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Parameter(int number, string before) => before + "$" + number.ToString(CultureInfo.InvariantCulture);

    private static void Run(SqliteConnection connection, SqliteTransaction? transaction, string sql, params IReadOnlyList<object?> values)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        for (var i = 0; i < values.Count; i++)
        {
            command.Parameters.AddWithValue(Parameter(i, ""), values[i] ?? DBNull.Value);
        }

        command.ExecuteNonQuery();
    }
}
