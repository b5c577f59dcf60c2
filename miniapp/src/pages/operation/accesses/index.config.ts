export default definePageConfig({ navigationBarTitleText: '查看和导出的记录', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
