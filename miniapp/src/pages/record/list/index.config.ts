export default definePageConfig({ navigationBarTitleText: '工作记录', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
