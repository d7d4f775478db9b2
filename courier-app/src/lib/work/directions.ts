// Hand-over to a map the phone has, and ready-made words for WhatsApp.
import { waDigits } from '@pitulungan/contracts/phone';
import type { LatLng } from '@pitulungan/contracts/place';

export interface MapLink {
  kind: 'phone' | 'google' | 'osm';
  href: string;
}

const DEGREE_DIGITS = 6; // about 0.1 m

/** On Android one link that opens whatever map the courier prefers; elsewhere two that need no app. */
export function mapLinks(pin: LatLng, label: string, isAndroid: boolean): MapLink[] {
  const at = `${pin.lat.toFixed(DEGREE_DIGITS)},${pin.lng.toFixed(DEGREE_DIGITS)}`;
  if (isAndroid) return [{ kind: 'phone', href: `geo:${at}?q=${at}(${encodeURIComponent(label)})` }];
  return [
    { kind: 'google', href: `https://www.google.com/maps/dir/?api=1&destination=${encodeURIComponent(at)}&travelmode=two-wheeler` },
    { kind: 'osm', href: `https://www.openstreetmap.org/directions?route=%3B${encodeURIComponent(at)}` },
  ];
}

export const whatsAppLink = (phone: string, text: string): string => `https://wa.me/${waDigits(phone)}?text=${encodeURIComponent(text)}`;
