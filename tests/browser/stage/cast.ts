// The people who act over HTTP while others look at screens.
import { endpoints } from '@pitulungan/contracts/endpoints';
import { DEMO_PIN, phoneOf } from '../../../prisma/seed/staff.ts';
import { Person } from '../../harness/person.ts';

const atOnce = async (): Promise<void> => {};

export abstract class Cast {
  #people = new Map<number, Promise<Person>>();

  /** Where the hub answers. */
  abstract get url(): string;

  get visitor(): Person {
    return new Person('a visitor', this.url, atOnce);
  }

  /** By the number of the demo account; the same person each time. */
  signIn(number: number): Promise<Person> {
    const known = this.#people.get(number);
    if (known) return known;
    const coming = this.#arrive(number);
    this.#people.set(number, coming);
    return coming;
  }

  async #arrive(number: number): Promise<Person> {
    const person = new Person(`number ${number}`, this.url, atOnce);
    person.session = await person.act(endpoints.signIn, { body: { phone: phoneOf(number), secret: DEMO_PIN } });
    return person;
  }
}
