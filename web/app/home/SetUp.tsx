import type { Text } from '@yuanliu/core/platform';
import { Link } from '@tanstack/react-router';
import { ChevronRight } from 'lucide-react';
import { usePerson } from '../../lib/person.ts';
import { useText } from '../../lib/text.ts';
import { pages } from '../pages.ts';
import { texts } from '../texts.ts';

interface Step {
  readonly path: string;
  readonly title: Text;
  readonly text: Text;
}

const steps: readonly Step[] = [
  {
    path: '/departments',
    title: { zh: '建部门', en: 'Departments' },
    text: { zh: '按实际的组织建成树，数据范围按它划分', en: 'Draw your organisation; row rights follow it' },
  },
  {
    path: '/roles',
    title: { zh: '定角色', en: 'Roles' },
    text: {
      zh: '仓管、质检、追溯管理员…各看什么、能做什么',
      en: 'What warehouse, quality and others see and do',
    },
  },
  {
    path: '/users',
    title: { zh: '加用户', en: 'Users' },
    text: { zh: '给每个人一个账号，操作才能追到人', en: 'One account each, so that every act has a name' },
  },
  {
    path: '/messages/channels',
    title: { zh: '通消息', en: 'Messages' },
    text: { zh: '配好邮件，预警和待办才送得到人', en: 'Set up mail, so that alerts reach people' },
  },
];

/** The first things an administrator does, those that this person may do; gone when there are none. */
export const SetUp = () => {
  const t = useText();
  const { rights } = usePerson();
  const mine = steps.filter(({ path }) =>
    pages.some(
      (page) => page.path === path && (page.needs === undefined || rights[page.needs.name] !== undefined),
    ),
  );
  if (mine.length === 0) return null;
  return (
    <section className="home-setup" aria-labelledby="home-setup">
      <h2 id="home-setup">{t(texts.home.setUp)}</h2>
      <p className="quiet">{t(texts.home.setUpMore)}</p>
      <ol>
        {mine.map((step, index) => (
          <li key={step.path}>
            <Link to={step.path} className="home-step">
              <span className="home-step-number">{index + 1}</span>
              <span>
                <strong>{t(step.title)}</strong>
                <small>{t(step.text)}</small>
              </span>
              <ChevronRight size={16} aria-hidden />
            </Link>
          </li>
        ))}
      </ol>
    </section>
  );
};
