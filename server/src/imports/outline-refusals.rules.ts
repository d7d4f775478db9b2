// Why an outline is not taken, and what to do: Indonesian first, English second.
export interface OutlineRefusal {
  id: string;
  en: string;
}

const NOTHING = { id: 'Tidak ada yang berubah.', en: 'Nothing was changed.' };
const say = (id: string, en: string): OutlineRefusal => ({ id: `${id} ${NOTHING.id}`, en: `${en} ${NOTHING.en}` });
const LISTED = 5;

export const REFUSED = {
  codeMissing: () =>
    say(
      'Kode desa belum disebut. Tambahkan --code, misalnya --code 35.15.18.2014.',
      'No village code was given. Add --code, for example --code 35.15.18.2014.',
    ),
  codeMalformed: (text: string) =>
    say(`"${text}" bukan kode desa. Kode Kepmendagri berbentuk 35.15.18.2014.`, `"${text}" is no village code. Kepmendagri codes look like 35.15.18.2014.`),
  unknownVillage: (code: string, known: readonly string[]) =>
    say(`Desa ${code} tidak ada di hub ini; yang ada: ${known.join(', ')}.`, `Village ${code} is not in this hub; it has: ${known.join(', ')}.`),
  notJson: () => say('Berkas ini bukan JSON. Ekspor lagi sebagai GeoJSON.', 'This file is not JSON. Export it again as GeoJSON.'),
  notGeoJson: () => say('Berkas ini bukan GeoJSON.', 'This file is not GeoJSON.'),
  tooLargeFile: (megabytes: number) =>
    say(
      `Berkas lebih besar dari ${megabytes} MB. Ekspor hanya desa yang diperlukan.`,
      `The file is larger than ${megabytes} MB. Export only the village you need.`,
    ),
  nothingInFile: () =>
    say('Berkas ini tidak berisi wilayah (Feature, Polygon, atau MultiPolygon).', 'The file holds no area (Feature, Polygon or MultiPolygon).'),
  otherCodes: (code: string, found: readonly string[]) => {
    const some = [...new Set(found)].slice(0, LISTED).join(', ');
    return say(`Kode ${code} tidak ada di berkas ini; yang ada antara lain ${some}.`, `Code ${code} is not in this file; it has ${some} and maybe more.`);
  },
  noCodeInFile: (code: string, areas: number) =>
    say(
      `Berkas berisi ${areas} wilayah, tetapi tidak ada yang membawa kode desa. Sisakan hanya wilayah ${code}, atau tambahkan properti "kode".`,
      `The file has ${areas} areas and none carries a village code. Keep only the area of ${code}, or add a property "kode".`,
    ),
  codeTwice: (code: string) =>
    say(
      `Kode ${code} muncul lebih dari sekali di berkas ini. Gabungkan menjadi satu MultiPolygon.`,
      `Code ${code} is in this file more than once. Merge them into one MultiPolygon.`,
    ),
  notAPolygon: (type: string) =>
    say(`Wilayah desa harus Polygon atau MultiPolygon, bukan ${type}.`, `A village must be a Polygon or MultiPolygon, not ${type}.`),
  emptyRing: () => say('Garis batas kosong atau kurang dari tiga titik.', 'The outline is empty or has fewer than three corners.'),
  notClosed: () =>
    say('Garis batas tidak tertutup: titik terakhir harus sama dengan titik pertama.', 'The outline is not closed: its last point must equal its first.'),
  notNumbers: () => say('Garis batas memuat titik yang bukan pasangan angka.', 'The outline has a point that is not a pair of numbers.'),
  crossesItself: ([lng = 0, lat = 0]: readonly number[]) =>
    say(
      `Garis batas memotong atau menyentuh dirinya sendiri di dekat ${lat.toFixed(5)}, ${lng.toFixed(5)}. Perbaiki di sana.`,
      `The outline crosses or touches itself near ${lat.toFixed(5)}, ${lng.toFixed(5)}. Mend it there.`,
    ),
  swapped: () =>
    say(
      'Lintang dan bujur tertukar. GeoJSON menulis bujur dulu: [112.74, -7.35].',
      'Latitude and longitude are swapped. GeoJSON puts longitude first: [112.74, -7.35].',
    ),
  notDegrees: () =>
    say(
      'Koordinat bukan derajat WGS 84 (mungkin meter UTM). Ekspor lagi dengan EPSG:4326.',
      'The coordinates are not WGS 84 degrees (perhaps UTM metres). Export again as EPSG:4326.',
    ),
  notInIndonesia: () => say('Wilayah ini berada di luar Indonesia.', 'This area is not in Indonesia.'),
  tooManyPoints: (most: number) =>
    say(`Garis batas memiliki lebih dari ${most} titik. Sederhanakan dulu.`, `The outline has more than ${most} points. Simplify it first.`),
  tooSmall: (m2: number) =>
    say(`Luasnya hanya ${Math.round(m2)} m²: terlalu kecil untuk desa.`, `It measures only ${Math.round(m2)} m²: too small for a village.`),
  tooLarge: (m2: number) =>
    say(`Luasnya ${Math.round(m2 / 1e6)} km²: terlalu besar untuk desa.`, `It measures ${Math.round(m2 / 1e6)} km²: too large for a village.`),
  elsewhere: (code: string, km: number) =>
    say(
      `Wilayah ini berjarak ${km.toFixed(0)} km dari desa ${code}. Mungkin desa lain dengan nama yang sama?`,
      `This area lies ${km.toFixed(0)} km from village ${code}. Is it another village of the same name?`,
    ),
};
