// Words of the choice of a slot on the phone desk.
import { bilingual } from '@pitulungan/ui/words/bilingual';

export const slotWords = bilingual(
  {
    when: 'Kapan diantar',
    tomorrow: ' besok',
    slot: (time: string, day: string) => `Slot ${time}${day}`,
    full: 'penuh',
    ride: (orders: number, near: number | null) => (near ? `${orders} ikut, ${near} tetangga` : `${orders} ikut`),
    express: 'Kilat',
    byBuyer: (price: string) => `dibayar pembeli ${price}`,
    byFund: (fund: string) => `dibayar ${fund}`,
    cost: 'Rupiah di kanan: ongkos antar per pesanan dengan pesanan ini. Slot gratis bagi pembeli, BUMDes menanggung.',
  },
  {
    when: 'When to bring it',
    tomorrow: ' tomorrow',
    slot: (time, day) => `${time} round${day}`,
    full: 'full',
    ride: (orders, near) => (near ? `${orders} ride, ${near} neighbours` : `${orders} ride`),
    express: 'Express',
    byBuyer: (price) => `the buyer pays ${price}`,
    byFund: (fund) => `paid by ${fund}`,
    cost: 'The rupiah on the right: what bringing each order costs with this one. A round is free for the buyer; BUMDes pays.',
  },
);
